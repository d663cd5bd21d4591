"""What comes from other programs by copy, paste and drop, as plain values; and what they get from us. Knows no Qt."""
