using QuickStart.Api.Products;
using QuickStart.Api.Reports;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddProblemDetails();
builder.Services.AddValidation();
builder.Services.AddHealthChecks();
builder.Services.AddSingleton(ProductCatalogue.WithSampleProducts());

var app = builder.Build();

app.UseExceptionHandler();
app.UseStatusCodePages();

app.MapHealthChecks("/health");
app.MapProducts();
app.MapReports();

app.Run();
