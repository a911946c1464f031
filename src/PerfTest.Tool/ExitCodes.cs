namespace PerfTest.Tool;

/// <summary>What the command says to a shell.</summary>
internal static class ExitCodes
{
    /// <summary>It was done, and what was judged passed.</summary>
    public const int Ok = 0;

    /// <summary>It was done, and what was judged did not pass.</summary>
    public const int Failed = 1;

    /// <summary>It was not done: the input is wrong, as a sentence on the error output says.</summary>
    public const int BadInput = 2;

    /// <summary>For <c>--help</c>.</summary>
    public const string Help = "Exit codes: 0 done, and passed where something is judged; 1 judged, and not passed; 2 wrong input, nothing done.";
}
