package dev.fives.broken;
class Unformatted { int   points( ) { return 1 ; } }
