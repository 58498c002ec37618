"""Understanding a message: language, slots, scope, what is asked, and what leans on earlier turns. No model, no network."""
