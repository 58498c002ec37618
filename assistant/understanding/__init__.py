"""Understanding a message: language, slots, scope, what is asked, what leans on earlier turns. No model, no network."""
