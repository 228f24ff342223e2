"""Official documents in the layout of Decree 30/2020, workbooks out, tables in."""
