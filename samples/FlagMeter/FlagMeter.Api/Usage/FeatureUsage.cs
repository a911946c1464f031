namespace FlagMeter.Api.Usage;

/// <summary>What a tenant has used of one feature.</summary>
public sealed record FeatureUsage(string Feature, long Events, long Tokens);
