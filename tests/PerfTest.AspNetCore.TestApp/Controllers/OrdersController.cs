using Microsoft.AspNetCore.Mvc;

namespace PerfTest.TestApp.Controllers;

/// <summary>Attribute routes.</summary>
[ApiController]
[Route("api/[controller]")]
public class OrdersController : ControllerBase
{
    [HttpGet("{id:int}")]
    public ActionResult<int> Get(int id) => id;

    [HttpPost]
    public ActionResult<string> Post([FromBody] string order) => order;

    [HttpGet("~/orders-of/{customer}")]
    public ActionResult<string> OfCustomer(string customer) => customer;
}
