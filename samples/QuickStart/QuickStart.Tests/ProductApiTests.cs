using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Testing;
using QuickStart.Api.Products;
using QuickStart.Api.Reports;

namespace QuickStart.Tests;

/// <summary>Ordinary tests of the API: one request each. Does it work at all?</summary>
public class ProductApiTests(WebApplicationFactory<Program> app) : IClassFixture<WebApplicationFactory<Program>>
{
    private readonly HttpClient _http = app.CreateClient();

    [Fact]
    public async Task Products_are_listed_page_by_page()
    {
        var page = await _http.GetFromJsonAsync<ProductPage>("/products?page=2&pageSize=5");

        Assert.Equal([6, 7, 8, 9, 10], page!.Items.Select(product => product.Id));
        Assert.True(page.Total >= 336);
    }

    [Fact]
    public async Task A_product_is_found_by_its_id()
    {
        var product = await _http.GetFromJsonAsync<Product>("/products/7");

        Assert.Equal(new Product(7, "Oak garden chair", "chair", 278.90m, 11), product);
    }

    [Fact]
    public async Task An_unknown_id_is_not_found()
    {
        using var response = await _http.GetAsync("/products/999999");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Search_finds_words_in_names()
    {
        var products = await _http.GetFromJsonAsync<Product[]>("/products/search?q=oak%20garden");

        Assert.Equal(6, products!.Length);
        Assert.All(products, product => Assert.StartsWith("Oak garden", product.Name));
    }

    [Theory]
    [InlineData("/products?page=0", "page")]
    [InlineData("/products?pageSize=101", "pageSize")]
    [InlineData("/products/search?q=a", "q")]
    public async Task A_query_out_of_range_is_refused_with_the_broken_rule(string url, string field)
    {
        using var response = await _http.GetAsync(url);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<ValidationProblemDetails>();
        Assert.Equal([field], problem!.Errors.Keys);
    }

    [Fact]
    public async Task A_product_can_be_created_and_changed()
    {
        var draft = new ProductDraft { Name = "Ash stool", Category = "chair", Price = 49, Stock = 3 };

        using var created = await _http.PostAsJsonAsync("/products", draft);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using var changed = await _http.PutAsJsonAsync(created.Headers.Location, draft with { Stock = 2 });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        var product = await _http.GetFromJsonAsync<Product>(created.Headers.Location);
        Assert.Equal(("Ash stool", 2), (product!.Name, product.Stock));
    }

    [Fact]
    public async Task An_invalid_product_is_refused_with_all_its_broken_rules()
    {
        using var response = await _http.PostAsJsonAsync("/products", new ProductDraft { Name = "x", Category = "chair", Price = 0 });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<ValidationProblemDetails>();
        Assert.Equal(["Name", "Price"], problem!.Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_stock_report_adds_up()
    {
        var report = await _http.GetFromJsonAsync<StockReport>("/reports/stock");

        Assert.Equal(["bench", "chair", "desk", "lamp", "shelf", "table"], report!.Categories.Select(line => line.Category));
        Assert.Equal(report.Pieces, report.Categories.Sum(line => line.Pieces));
    }

    [Fact]
    public async Task It_says_that_it_is_healthy() => Assert.Equal("Healthy", await _http.GetStringAsync("/health"));
}
