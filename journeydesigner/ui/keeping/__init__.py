"""A window's file beside other people: who has it open, what happens to it outside, and what one then may do."""
