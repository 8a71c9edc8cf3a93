"""What people see first, by role: each module makes one plain value for one page, in a fixed number of queries."""
