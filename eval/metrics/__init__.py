"""What is measured of one answer; every module pure, each tested against numbers worked by hand."""
