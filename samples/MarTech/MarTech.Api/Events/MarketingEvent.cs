namespace MarTech.Api.Events;

/// <summary>Something that a visitor of a customer's site did.</summary>
/// <param name="Type">One of <see cref="EventTypes.All"/>.</param>
/// <param name="UserId">Who.</param>
/// <param name="SessionId">On which visit.</param>
/// <param name="Timestamp">When, by the visitor's clock.</param>
public sealed record MarketingEvent(string Type, string UserId, string SessionId, DateTimeOffset Timestamp)
{
    /// <summary>The page: of <c>page_view</c>, <c>button_click</c> and <c>form_submit</c>.</summary>
    public string? Url { get; init; }

    /// <summary>What was looked for: of <c>search</c>.</summary>
    public string? SearchTerm { get; init; }

    /// <summary>The product: of <c>add_to_cart</c>, <c>remove_from_cart</c> and <c>purchase</c>.</summary>
    public string? ProductId { get; init; }

    /// <summary>What was paid, in euros: of <c>purchase</c>.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The button or the form: of <c>button_click</c> and <c>form_submit</c>.</summary>
    public string? ElementId { get; init; }

    /// <summary>The video: of <c>video_play</c> and <c>video_pause</c>.</summary>
    public string? VideoId { get; init; }

    /// <summary>Where in the video, in seconds.</summary>
    public double? Position { get; init; }

    /// <summary>What is wrong with it, or null.</summary>
    public string? Mistake() =>
        !EventTypes.IsKnown(Type) ? $"There is no event type '{Type}'."
        : string.IsNullOrEmpty(UserId) ? "userId is missing."
        : string.IsNullOrEmpty(SessionId) ? "sessionId is missing."
        : Type == EventTypes.Purchase && Amount is not >= 0 ? "A purchase needs an amount of 0 or more."
        : null;
}
