namespace PerfTest.Adapting;

/// <summary>What a user's method is to a load test: it decides what the method may take and return.</summary>
internal enum MethodRole
{
    /// <summary>The method under <c>[LoadTest]</c> where there are no <c>[Scenario]</c>s.</summary>
    Body,

    /// <summary>A method that a <c>[Scenario]</c> names.</summary>
    Scenario,

    /// <summary>The method under <c>[LoadTest]</c> beside <c>[Scenario]</c>s.</summary>
    Judge,
}
