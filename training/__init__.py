"""How the shipped model is made and measured, from a data folder given by the user."""
