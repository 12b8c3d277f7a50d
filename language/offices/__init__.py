"""What an article calls the people and bodies it names: offices, descriptions, references."""
