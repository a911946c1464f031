using Microsoft.AspNetCore.Mvc;

namespace PerfTest.TestApp.Controllers;

/// <summary>Conventional routes.</summary>
public class HomeController : Controller
{
    public string Index() => "index";

    public string Details(int id) => $"details {id}";
}
