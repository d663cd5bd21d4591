"""What a person does with the pointer: each gesture is a small state with one way in and every way out."""
