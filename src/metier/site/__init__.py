"""The site: pages for people, made on the server, complete without a script."""
