using System.Runtime.CompilerServices;

namespace PerfTest.Measuring;

/// <summary>What the requests have in common that go to the same series. Names and tag sets are interned, so they are compared by reference.</summary>
internal readonly struct HttpSeriesKey(TagSet tags, string name, HttpMethod method, Version version, int status, int errorCode, bool isCensored)
    : IEquatable<HttpSeriesKey>
{
    public TagSet Tags { get; } = tags;
    public string Name { get; } = name;
    public HttpMethod Method { get; } = method;
    public Version Version { get; } = version;

    /// <summary>0: no response.</summary>
    public int Status { get; } = status;

    public int ErrorCode { get; } = errorCode;
    public bool IsCensored { get; } = isCensored;

    public bool Equals(HttpSeriesKey other) =>
        ReferenceEquals(Name, other.Name) && Status == other.Status && ReferenceEquals(Tags, other.Tags) && ErrorCode == other.ErrorCode
            && IsCensored == other.IsCensored && Method == other.Method && Version == other.Version;

    public override bool Equals(object? obj) => obj is HttpSeriesKey other && Equals(other);

    public override int GetHashCode() =>
        HashCode.Combine(RuntimeHelpers.GetHashCode(Name), RuntimeHelpers.GetHashCode(Tags), Status, ErrorCode, Method);
}
