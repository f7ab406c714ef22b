"""Behind the tools of language models: whom they mean, what they are told, what they ask."""
