namespace PerfTest.Planning;

/// <summary>The operators of the threshold grammar.</summary>
internal enum Comparison
{
    LessThan,
    LessOrEqual,
    GreaterThan,
    GreaterOrEqual,
    Equal,
    NotEqual,
}
