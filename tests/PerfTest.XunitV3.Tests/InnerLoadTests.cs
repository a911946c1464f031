// Not public, so that the run of these tests themselves does not find them.
#pragma warning disable xUnit1000

namespace PerfTest.Adapters.Tests;

/// <summary>What the tests here discover and run in this process.</summary>
[Collection(InnerCollection.Name)]
internal sealed class InnerLoadTests(InnerFixture fixture)
{
    /// <summary>Completed by the first iteration of <see cref="Until_cancelled"/>.</summary>
    public static TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoadTest(Iterations = 1)]
    public Task Plain() => fixture.Use();

    [LoadTest(Iterations = 1, Timeout = 1234)]
    [Profile("smoke", Vus = 1), Profile("heavy", Vus = 9)]
    public Task Profiled() => fixture.Use();

    [LoadTest(Iterations = 1)]
    [InlineData("chair"), InlineData("table")]
    [Profile("smoke"), Profile("heavy")]
    public Task Rows(string word, VirtualUser? vu = null) => fixture.Use(word, vu);

#pragma warning disable xUnit1042, xUnit1045 // Rows that cannot be serialized.
    [LoadTest(Iterations = 1)]
    [MemberData(nameof(Streams))]
    [Profile("smoke")]
    public Task Late(Stream stream) => fixture.Use(stream);
#pragma warning restore xUnit1042, xUnit1045

    [LoadTest(Duration = "10m", GracefulStop = "1s")]
    public Task Until_cancelled(CancellationToken ct)
    {
        Started.TrySetResult();
        return Task.Delay(Timeout.Infinite, ct);
    }

    public static IEnumerable<object[]> Streams => [[Stream.Null]];
}

/// <summary>The fixture of <see cref="InnerCollection"/>.</summary>
public sealed class InnerFixture
{
    internal Task Use(params object?[] what) => Task.FromResult(what);
}

/// <summary>A collection that is not exclusive by itself.</summary>
[CollectionDefinition(Name)]
public sealed class InnerCollection : ICollectionFixture<InnerFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "inner";
}

/// <summary>A collection that is exclusive by itself.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "alone";
}

[Collection(AloneCollection.Name)]
internal sealed class AloneLoadTests
{
    [LoadTest(Iterations = 1)]
    public Task Plain() => Task.FromResult(this);
}

internal sealed class LonelyLoadTests
{
    [LoadTest(Iterations = 1)]
    public Task First() => Task.FromResult(this);

    [LoadTest(Iterations = 1)]
    public Task Second() => Task.FromResult(this);
}

internal sealed class StoppedLoadTests
{
    public StoppedLoadTests() => Constructed?.Invoke();

    public static Action? Constructed { get; set; }

    [LoadTest(Duration = "10m", GracefulStop = "1s")]
    public Task Never_starts(CancellationToken ct) => Task.Delay(Timeout.Infinite, ct);
}
