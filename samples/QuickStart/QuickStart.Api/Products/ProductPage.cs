namespace QuickStart.Api.Products;

/// <summary>One page of a longer list.</summary>
/// <param name="Items">The products of this page, by id.</param>
/// <param name="Page">Its number, from 1 on.</param>
/// <param name="PageSize">How many products a full page has.</param>
/// <param name="Total">How many products there are on all pages.</param>
public sealed record ProductPage(IReadOnlyList<Product> Items, int Page, int PageSize, int Total);
