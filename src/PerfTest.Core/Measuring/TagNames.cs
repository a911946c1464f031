using System.Collections.Frozen;

namespace PerfTest.Measuring;

/// <summary>The keys of the tags that the engine sets.</summary>
internal static class TagNames
{
    public const string Scenario = "scenario";
    public const string Name = "name";
    public const string Group = "group";
    public const string Check = "check";
    public const string Reason = "reason";
    public const string Proto = "proto";
    public const string Status = "status";
    public const string Method = "method";
    public const string Url = "url";
    public const string Error = "error";
    public const string ErrorCode = "error_code";
    public const string ErrorClass = "error_class";
    public const string TlsVersion = "tls_version";
    public const string ExpectedResponse = "expected_response";
    public const string Target = "target";
    public const string Source = "source";
    public const string Censored = "censored";

    /// <summary>The value that stands for all values beyond a cap.</summary>
    public const string Other = "(other)";

    private static readonly FrozenSet<string> Bounded = new[]
    {
        Scenario, Reason, Proto, Status, Method, ErrorCode, ErrorClass, TlsVersion, ExpectedResponse, Source, Censored,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the tag has few values by its nature, so that it is kept when series fold.</summary>
    public static bool IsBounded(string key) => Bounded.Contains(key);
}
