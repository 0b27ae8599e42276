// What opens and shuts the gates of an LSTM.

// Beyond ± 80 it is 0 or 1 in f32, and exponentials could overflow.
fn sigmoid(x: f32) -> f32 { return 1 / (1 + exp(-clamp(x, -80.0, 80.0))); }

// The hyperbolic tangent, to f32's last places; the built-in one may be off by 1e-5.
fn tangent(x: f32) -> f32 {
  let e = exp(-2 * min(abs(x), 40.0));
  return sign(x) * (1 - e) / (1 + e);
}
