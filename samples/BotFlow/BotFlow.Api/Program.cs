using BotFlow.Api.Authentication;
using BotFlow.Api.Bots;
using BotFlow.Api.Storage;
using BotFlow.Api.Templates;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddProblemDetails();
builder.Services.AddHealthChecks();
builder.Services.AddTokenAuthentication(builder.Configuration.GetSection("Authentication"));
builder.Services.Configure<DatabaseOptions>(builder.Configuration.GetSection("Database"));
builder.Services.AddSingleton<Database>();
builder.Services.AddTemplates(builder.Configuration.GetSection("Cache"));

var app = builder.Build();

app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseAuthentication();
app.UseAuthorization();

app.MapHealthChecks("/health");
var api = app.MapGroup("/api").RequireAuthorization();
api.MapBots();
api.MapTemplates();

app.Run();
