"""The search screen: a query and, as one types, what it finds in the store."""
