using System.Text;
using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

[Collection(OneByOne.Name)]
public sealed class ImportTests(Chromium chromium, DashboardProcess dashboard) : Suite(chromium, dashboard)
{
    private const string File = """
        InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
        770001,Z1,PAPER STAR,2,2011-03-01 10:00:00,1.25,77001.0,United Kingdom
        770001,Z2,GLASS HEART,1,2011-03-01 10:00:00,4.95,77001.0,United Kingdom
        770002,Z1,PAPER STAR,6,2011-03-02 11:30:00,1.25,77002.0,France
        C770003,Z2,GLASS HEART,-1,2011-03-03 09:15:00,4.95,77001.0,United Kingdom
        770004,Z3,TIN BIRD,0,2011-03-04 09:15:00,2.00,77002.0,France

        """;

    [Fact]
    public async Task Import_OfASmallFile_FillsTheScreensWhileTheyAreLookedAt()
    {
        var orders = await OpenSignedInAsync("/orders?q=77000");
        var catalogue = await OpenSignedInAsync("/catalog?q=GLASS");
        var page = await OpenSignedInAsync("/import");

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "invoices.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(File) });

        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "3 orders (1 cancelled), 2 customers and 2 products" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(orders.GetByText("C770003")).ToBeVisibleAsync();
        await Assertions.Expect(orders.GetByText("770002").First).ToBeVisibleAsync();
        await Assertions.Expect(catalogue.GetByRole(AriaRole.Link, new() { Name = "GLASS HEART" })).ToBeVisibleAsync();
    }
}
