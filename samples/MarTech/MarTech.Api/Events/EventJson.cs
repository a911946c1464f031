using System.Text.Json.Serialization;
using MarTech.Api.Monitoring;
using Microsoft.AspNetCore.Mvc;

namespace MarTech.Api.Events;

/// <summary>How events and answers are written in JSON; made at compile time, without reflection.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MarketingEvent))]
[JsonSerializable(typeof(MarketingEvent[]))]
[JsonSerializable(typeof(IngestionHealth))]
[JsonSerializable(typeof(EventTotals))]
[JsonSerializable(typeof(ProblemDetails))]
public sealed partial class EventJson : JsonSerializerContext;
