using MarTech.Api.Events;
using MarTech.Api.Monitoring;

var builder = WebApplication.CreateSlimBuilder(args);

builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, EventJson.Default));
builder.Services.AddProblemDetails();
builder.Services.Configure<BufferOptions>(builder.Configuration.GetSection("Buffer"));
builder.Services.Configure<FlushOptions>(builder.Configuration.GetSection("Flush"));
builder.Services.AddSingleton<EventBuffer>();
builder.Services.AddSingleton<EventStore>();
builder.Services.AddSingleton<IngestionMetrics>();
builder.Services.AddHostedService<EventFlusher>();

var app = builder.Build();

app.UseExceptionHandler();
app.UseStatusCodePages();

app.MapEvents();
app.MapMonitoring();

app.Run();
