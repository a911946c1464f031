namespace HotDash.Api.Monitoring;

public static class InstanceHeader
{
    public const string Name = "X-Instance";

    /// <summary>Every answer says which run of the application gave it.</summary>
    public static void UseInstanceHeader(this WebApplication app)
    {
        var instance = app.Services.GetRequiredService<Instance>().Id.ToString("N");
        app.Use((context, next) =>
        {
            context.Response.Headers[Name] = instance;
            return next(context);
        });
    }
}
