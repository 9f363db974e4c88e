// The first file of Devices.
