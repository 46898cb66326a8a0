"""One web application made of the site and the API, and the server that runs it."""
