using FlagMeter.Api.Events;
using FlagMeter.Api.Usage;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddProblemDetails();
builder.Services.AddValidation();
builder.Services.AddHealthChecks();
builder.Services.Configure<WorkerOptions>(builder.Configuration.GetSection("Worker"));
builder.Services.AddSingleton<EventQueue>();
builder.Services.AddSingleton<UsageLedger>();
builder.Services.AddHostedService<UsageWorker>();

var app = builder.Build();

app.UseExceptionHandler();
app.UseStatusCodePages();

app.MapHealthChecks("/health");
app.MapEvents();
app.MapUsage();

app.Run();
