namespace PerfTest.Planning;

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">Without quotes and escapes.</param>
/// <param name="Place">Where the name begins.</param>
/// <param name="Value">What stands behind the colon.</param>
internal sealed record JsonMember(string Name, Place Place, JsonPart Value);
