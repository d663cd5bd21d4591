"""An exported workbook that comes back edited: read with care, compared with what it was made from, applied."""
