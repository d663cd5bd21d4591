"""Reading an edited workbook back: what was changed in it, before and after, and whether it is wanted."""
