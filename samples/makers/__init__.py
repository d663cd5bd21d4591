"""The makers of the samples: each builds one finished journey with the verbs that the program itself uses."""
