namespace PerfTest.Measuring;

/// <summary>What errors of one group have in common.</summary>
/// <param name="Scenario">In which scenario.</param>
/// <param name="Type">The exception's type, or a text.</param>
/// <param name="Message">The fingerprint of the message: see <see cref="MessageFingerprint"/>.</param>
internal readonly record struct ErrorKey(string Scenario, object Type, ulong Message);
