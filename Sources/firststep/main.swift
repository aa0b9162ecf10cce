print("firststep")
