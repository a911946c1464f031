using PerfTest.TestApp;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddControllers();
builder.Services.AddSingleton<Hooks>();

var app = builder.Build();

app.UsePathBase("/base");
app.UseExceptionHandler("/error");
app.UseStatusCodePagesWithReExecute("/error-page/{0}");
app.UseWebSockets();
app.UseRouting();

app.MapGet("/", () => "root");
app.MapGet("/items/{id}", (string id) => new { id });
app.MapGet("/items/special", () => "special");
app.MapPost("/items", async (HttpRequest request) =>
{
    using var reader = new StreamReader(request.Body);
    return (await reader.ReadToEndAsync()).Length;
});
app.MapPut("/items/{id:int}/", (int id) => Results.NoContent());
app.MapGroup("/v1").MapGet("/things/{thing:guid}/parts/{*rest}", (Guid thing, string? rest) => $"{thing} {rest}");
app.MapGet("/status/{code:int}", (int code) => Results.StatusCode(code));
app.MapGet("/bytes/{count:int}", (int count) => Results.Bytes(new byte[count]));
app.MapGet("/allocates/{count:int}", (int count) => new byte[count].Length);
app.MapGet("/redirect/{hops:int}", (int hops) => hops == 0 ? Results.Text("here") : Results.Redirect($"/redirect/{hops - 1}"));
app.MapPost("/redirect", () => Results.Redirect("/items/1"));
app.MapGet("/login/{user}", (string user, HttpResponse response) => response.Cookies.Append("user", user));
app.MapGet("/me", (HttpRequest request) => request.Cookies["user"] ?? "nobody");
app.MapGet("/boom", string () => throw new InvalidOperationException("boom"));
app.MapGet("/never", async (HttpContext context, Hooks hooks) =>
{
    hooks.NeverBegan.TrySetResult();
    await Task.Delay(Timeout.Infinite, context.RequestAborted);
});
app.MapGet("/takes/{milliseconds:int}", (int milliseconds, Hooks hooks) =>
{
    hooks.PassTime(TimeSpan.FromMilliseconds(milliseconds));
    return "done";
});
app.MapGet("/in-two-parts", async (HttpContext context, Hooks hooks) =>
{
    await context.Response.WriteAsync("first");
    await context.Response.Body.FlushAsync();
    await hooks.SecondPart.Task.WaitAsync(context.RequestAborted);
    await context.Response.WriteAsync("second");
});
app.MapGet("/breaks-off", async (HttpContext context, Hooks hooks) =>
{
    await context.Response.WriteAsync("begin");
    await context.Response.Body.FlushAsync();
    await hooks.SecondPart.Task;
    context.Abort();
});
app.Map("/rooms/{room:int}/socket", async (HttpContext context) =>
{
    using var socket = await context.WebSockets.AcceptWebSocketAsync(context.WebSockets.WebSocketRequestedProtocols.FirstOrDefault());
    var buffer = new byte[1_000];
    while (await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted) is { MessageType: not System.Net.WebSockets.WebSocketMessageType.Close } got)
        await socket.SendAsync(buffer.AsMemory(0, got.Count), got.MessageType, got.EndOfMessage, context.RequestAborted);
    await socket.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
});
app.MapGet("/headers", (HttpRequest request) => string.Join('\n', request.Headers.Select(header => header.Key).Order(StringComparer.Ordinal)));
app.MapGet("/error-page/{code:int}", (int code) => $"error {code}");
app.Map("/error", () => Results.Problem());
app.MapControllers();
app.MapControllerRoute("default", "mvc/{controller=Home}/{action=Index}/{id?}");

app.Run();
