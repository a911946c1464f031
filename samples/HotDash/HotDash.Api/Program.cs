using HotDash.Api.Monitoring;
using HotDash.Api.Tiles;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddProblemDetails();
builder.Services.AddHealthChecks().AddCheck<TileHealth>("tiles");
builder.Services.AddSingleton<TileBoard>();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Instance>();

var app = builder.Build();

app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseInstanceHeader();

app.MapTiles();
app.MapMonitoring();

app.Run();
