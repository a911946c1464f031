using Soundcore.Backend;

// One binary for all five services. --service knowledge is what runs in a container of its own; without it they are all served at one address, as behind the gateway.
var builder = WebApplication.CreateBuilder(args);

builder.Services.AddProblemDetails();
builder.Services.AddValidation();
builder.Services.AddHealthChecks();

var services = BackendService.Chosen(builder.Configuration["service"]);
foreach (var service in services)
{
    service.AddTo(builder.Services);
}

var app = builder.Build();

app.UseExceptionHandler();
app.UseStatusCodePages();

app.MapHealthChecks("/health");
foreach (var service in services)
{
    service.MapTo(app.MapGroup($"/api/{service.Name}"));
}

app.Run();
