using System.Collections.Frozen;

namespace MarTech.Api.Events;

/// <summary>What can happen on a customer's site.</summary>
public static class EventTypes
{
    public const string SessionStart = "session_start";
    public const string PageView = "page_view";
    public const string Search = "search";
    public const string Purchase = "purchase";
    public const string AddToCart = "add_to_cart";
    public const string RemoveFromCart = "remove_from_cart";
    public const string ButtonClick = "button_click";
    public const string FormSubmit = "form_submit";
    public const string VideoPlay = "video_play";
    public const string VideoPause = "video_pause";

    public static readonly string[] All =
        [SessionStart, PageView, Search, Purchase, AddToCart, RemoveFromCart, ButtonClick, FormSubmit, VideoPlay, VideoPause];

    private static readonly FrozenSet<string> Known = All.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsKnown(string? type) => type is not null && Known.Contains(type);
}
