print("前台")
