"""The demo network: public facts from data/, everything else plainly fictional and the same for the same seed."""
