"""One call: from the arguments of a method to a request, and from the response to a value."""
