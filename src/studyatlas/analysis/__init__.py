"""Questions to an atlas: pure functions, an atlas in, a frozen result out."""
