using System.Runtime.CompilerServices;
using System.Security.Authentication;

namespace PerfTest.Measuring;

/// <summary>What the requests have in common that go to the same series. Names and tag sets are interned, so they are compared by reference.</summary>
internal readonly struct HttpSeriesKey(
    TagSet tags, string name, HttpMethod method, Version version, SslProtocols tls, int status, int errorCode, bool isExpected, bool isCensored) : IEquatable<HttpSeriesKey>
{
    public TagSet Tags { get; } = tags;

    /// <summary>The endpoint's name.</summary>
    public string Name { get; } = name;

    public HttpMethod Method { get; } = method;
    public Version Version { get; } = version;

    /// <summary>None: not known, or no TLS.</summary>
    public SslProtocols Tls { get; } = tls;

    /// <summary>0: no response.</summary>
    public int Status { get; } = status;

    /// <summary>An <see cref="HttpError"/> code; 0: none.</summary>
    public int ErrorCode { get; } = errorCode;

    /// <summary>The response is one that was expected, and its body could be read.</summary>
    public bool IsExpected { get; } = isExpected;

    /// <summary>The run ended the request, not the target: its duration is a lower bound.</summary>
    public bool IsCensored { get; } = isCensored;

    public bool Equals(HttpSeriesKey other) =>
        ReferenceEquals(Name, other.Name) && Status == other.Status && ReferenceEquals(Tags, other.Tags) && ErrorCode == other.ErrorCode
            && IsExpected == other.IsExpected && IsCensored == other.IsCensored && Tls == other.Tls && Method == other.Method && Version == other.Version;

    public override bool Equals(object? obj) => obj is HttpSeriesKey other && Equals(other);

    public override int GetHashCode() =>
        HashCode.Combine(RuntimeHelpers.GetHashCode(Name), RuntimeHelpers.GetHashCode(Tags), Status, ErrorCode, Method);
}
