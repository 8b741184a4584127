using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Import;

public abstract class ImportFileTests(TestDatabase database) : ImportSuite(database)
{
    [Fact]
    public async Task Import_Invoice_LeadsAnOrderToItsEndInOneTransaction()
    {
        await ImportLinesAsync(
            "600001,A1,LAMP,2,2011-07-01 10:30:00,1.25,60001.0,France",
            "600001,B1,CHAIR,1,2011-07-01 10:31:00,10,60001.0,France");

        var order = await OrderOfAsync("600001");
        var log = await Dashboard.LogAsync(order.Id);
        Assert.Equal(["order-created", "order-submitted", "order-confirmed", "order-shipped", "order-delivered"], log.Select(row => row.Name));
        Assert.Single(log.Select(row => row.Transaction).Distinct());
        Assert.All(log, row => Assert.Equal(new DateTimeOffset(2011, 7, 1, 9, 30, 0, TimeSpan.Zero), row.OccurredAt));
        Assert.Equal((12.50m, "imported", true), (order.Total, order.PaymentMethod, order.Imported));
        Assert.Equal([("LAMP", 2, 1.25m), ("CHAIR", 1, 10m)], order.Items.Select(item => (item.ProductName, item.Quantity, item.Price)));
    }

    [Fact]
    public async Task Import_Cancellation_CancelsWithPositiveQuantities()
    {
        await ImportLinesAsync("C600002,A2,LAMP,-2,2011-01-01 10:30:00,1.25,60002.0,France");

        var order = await OrderOfAsync("C600002");
        Assert.Equal((OrderStatus.Cancelled, 2.50m, 2), (order.Status, order.Total, order.Items[0].Quantity));
        Assert.Equal(["order-created", "order-submitted", "order-cancelled"], (await Dashboard.LogAsync(order.Id)).Select(row => row.Name));
    }

    [Fact]
    public async Task Import_AnyColumnOrderMarkQuotesAndLineEnds_ReadsTheSame()
    {
        var result = await ImportTextAsync(
            "\uFEFFcountry,Category,\"Customer ID\",UnitPrice,Invoice_Date,QUANTITY,Description,StockCode,InvoiceNo\r\n"
            + "France,Lights,60003.0,1.25,2011-01-01 10:30:00,2,\"LAMP, \"\"OLD\"\"\r\nRED\",A3,600003\r\n\r\n"
            + "France,,,1.25,2011-01-01 10:30:00,2,LAMP,A3,600003\r\n");

        Assert.Equal((1, 1), (result.Orders, result.RejectedLines));
        var order = await OrderOfAsync("600003");
        Assert.Equal(("LAMP, \"OLD\"  RED", "Lights"), (order.Items[0].ProductName, order.Items[0].Category));
        Assert.StartsWith("5,no customer,France,", (await File.ReadAllLinesAsync(RejectedPath, Token))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_LinesThatAreNotUtf8_AreRejected_AndLoseNoLetter()
    {
        var result = await ImportFileAsync(WriteLatin(
            Header,
            "600071,A71,CAFÉ LAMP,2,2011-01-01 10:30:00,1.25,60071.0,France",
            "600072,A72,LAMP,2,2011-01-01 10:30:00,1.25,60071.0,France"));

        Assert.Equal((1, 1), (result.Orders, result.RejectedLines));
        Assert.Equal(
            "2,the line is not UTF-8 (save the file as UTF-8),600071,A71,CAFÉ LAMP,2,2011-01-01 10:30:00,1.25,60071.0,France",
            (await File.ReadAllLinesAsync(RejectedPath, Token))[1]);
    }

    [Fact]
    public async Task Import_AQuoteNeverClosed_LosesThatLineAlone()
    {
        var result = await ImportLinesAsync(
            "600004,A4,\"LAMP,2,2011-01-01 10:30:00,1.25,60004.0,France",
            "600005,A4,LAMP 12\" OLD,2,2011-01-01 10:30:00,1.25,60004.0,France",
            "600006,A4,\"LAMP\",2,2011-01-01 10:30:00,1.25,60004.0,France");

        Assert.Equal((2, 1), (result.Orders, result.RejectedLines));
        Assert.StartsWith("2,a quote is not closed or out of place,", (await File.ReadAllLinesAsync(RejectedPath, Token))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_RejectedCellsLikeFormulas_AreMadeText()
    {
        await ImportLinesAsync(
            "600007,=1+1,@SUM(A1),-2,2011-01-01 10:30:00,-1.25,,+France",
            "600007,-cmd,\t,1,2011-01-01 10:30:00,1.25,,France");

        var lines = await File.ReadAllLinesAsync(RejectedPath, Token);
        Assert.Equal("2,no customer; quantity must be at least 1; price must be greater than 0,600007,\"'=1+1\",\"'@SUM(A1)\",-2,2011-01-01 10:30:00,-1.25,,\"'+France\"", lines[1]);
        Assert.Equal("3,no customer,600007,\"'-cmd\",\"'\t\",1,2011-01-01 10:30:00,1.25,,France", lines[2]);
    }

    [Fact]
    public async Task Import_InvoiceWithoutGoodLines_IsNoOrder()
    {
        var result = await ImportLinesAsync("600008,A8,LAMP,2,2011-01-01 10:30:00,0,60008.0,France");

        Assert.Equal((0, 0, 0, 1), (result.Orders, result.Customers, result.Products, result.RejectedLines));
    }

    [Fact]
    public async Task Import_TwoCustomersOnOneInvoice_KeepsTheFirst()
    {
        var result = await ImportLinesAsync(
            "600009,A9,LAMP,2,2011-01-01 10:30:00,1.25,60009.0,France",
            "600009,A9,LAMP,3,2011-01-01 10:30:00,1.25,60010.0,France");

        Assert.Equal((1, 1, 1), (result.Orders, result.Customers, result.RejectedLines));
        Assert.Contains("the invoice is customer 60009's", (await File.ReadAllLinesAsync(RejectedPath, Token))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_DifferentSpellings_TakesMostFrequentNameAndNewestPrice()
    {
        await ImportLinesAsync(
            "600011,A11,red lamp,1,2011-01-03 10:30:00,3,60011.0,France",
            "600012,A11, RED LAMP ,1,2011-01-01 10:30:00,1,60011.0,Spain",
            "600013,A11,RED LAMP,1,2011-01-02 10:30:00,2,60011.0,Spain",
            "600014,A11,,1,2011-01-02 10:30:00,2,60011.0,",
            "600015,A12,b,1,2011-01-02 10:30:00,2,60011.0,",
            "600016,A12,a,1,2011-01-02 10:30:00,2,60011.0,");

        var products = await Dashboard.QueryAsync(db => db.Products.AsNoTracking().Where(product => product.Price == 3 || product.Price == 2).ToListAsync());
        Assert.Equal(("RED LAMP", 3m), products.Where(product => product.Tags.Contains("A11")).Select(product => (product.Name, product.Price)).Single());
        Assert.Equal("a", products.Single(product => product.Tags.Contains("A12")).Name);
        Assert.Equal("France", await Dashboard.QueryAsync(db => db.Customers.Where(customer => customer.Name == "Customer 60011").Select(customer => customer.Country).SingleAsync()));
    }

    [Fact]
    public async Task Import_AnotherFileWithNewerPriceAndMoreInvoices_AddsWhatIsMissing()
    {
        await ImportLinesAsync("600021,A21,LAMP,1,2011-01-01 10:30:00,1,60021.0,France", "600021,B21,CHAIR,1,2011-01-01 10:30:00,1,60021.0,France");

        var result = await ImportLinesAsync(
            "600021,B21,CHAIR,1,2011-01-01 10:30:00,1.00,60021.0,France",
            "600021,A21,LAMP,1,2011-01-01 10:30:00,1,60021.0,France",
            "600022,A21,OTHER LAMP,1,2011-02-01 10:30:00,9,60021.0,Spain");

        Assert.Equal((1, 1, 0, 0, 0), (result.Orders, result.AlreadyImported, result.Customers, result.Products, result.RejectedLines));
        Assert.Equal(("LAMP", 9m), ((await OrderOfAsync("600022")).Items[0].ProductName, (await OrderOfAsync("600022")).Total));
    }

    [Fact]
    public async Task Import_KnownInvoiceWithOtherLines_KeepsTheOrderAndRejectsTheLines()
    {
        await ImportLinesAsync("600031,A31,LAMP,1,2011-01-01 10:30:00,1,60031.0,France");

        var result = await ImportLinesAsync("600031,A31,LAMP,2,2011-01-01 10:30:00,1,60031.0,France");

        Assert.Equal((0, 1, 1), (result.Orders, result.AlreadyImported, result.RejectedLines));
        Assert.Equal(1, (await OrderOfAsync("600031")).Total);
        Assert.StartsWith("2,the invoice was imported before with other lines", (await File.ReadAllLinesAsync(RejectedPath, Token))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_RefusedCustomer_IsTriedAgainOnceTheCauseIsGone()
    {
        const string Line = "600041,A41,LAMP,1,2011-01-01 10:30:00,1,60041.0,France";
        var other = await Dashboard.DoAsync(new RegisterCustomer("Ana", "60041@customers.invalid"));
        var refused = await ImportLinesAsync(Line);
        var reason = (await File.ReadAllLinesAsync(RejectedPath, Token))[1];
        await Dashboard.DoAsync(new ChangeCustomerDetails(other, "Ana", "ana.41@example.com"));

        var result = await ImportLinesAsync(Line);

        Assert.Equal((0, 0, 1), (refused.Orders, refused.AlreadyImported, refused.RejectedLines));
        Assert.Contains("Another customer has the e-mail", reason, StringComparison.Ordinal);
        Assert.Equal((1, 1, 0), (result.Orders, result.Customers, result.RejectedLines));
    }

    [Fact]
    public async Task Import_TheSameFileTwiceAtOnce_AddsItOnce()
    {
        var path = Write(string.Join('\n', Enumerable.Range(0, 200)
            .Select(i => $"{650000 + i},S{i % 9},LAMP,1,2011-01-01 10:30:00,1,{65000 + (i % 7)}.0,France").Prepend(Header)));

        var results = await Task.WhenAll(ImportFileAsync(path), ImportFileAsync(path));

        Assert.Equal((200, 200, 7, 9), (results.Sum(r => r.Orders), results.Sum(r => r.AlreadyImported), results.Sum(r => r.Customers), results.Sum(r => r.Products)));
        Assert.All(results, result => Assert.Equal(0, result.RejectedLines));
    }

    [Fact]
    public async Task Import_InTheHourThatIsShownTwice_TakesTheFirst()
    {
        await ImportLinesAsync(
            "600051,A51,LAMP,1,2011-10-30 01:30:00,1,60051.0,France",
            "600052,A51,LAMP,1,2011-03-27 01:30:00,1,60051.0,France");

        Assert.Equal(new DateTimeOffset(2011, 10, 30, 0, 30, 0, TimeSpan.Zero), (await OrderOfAsync("600051")).SubmittedAt);
        Assert.Equal(new DateTimeOffset(2011, 3, 27, 1, 30, 0, TimeSpan.Zero), (await OrderOfAsync("600052")).SubmittedAt);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a,b\n1,2\n", "The file lacks the columns InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country;")]
    [InlineData("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,Country\n1,A,B,1,2011-01-01,1,France\n", "The file lacks the column CustomerID;")]
    [InlineData(Header + ",Country\n1,A,B,1,2011-01-01,1,1,France,Spain\n", "two columns Country")]
    public async Task Import_BadFile_SaysWhyAndWritesNothing(string text, string sentence)
    {
        var before = await Dashboard.QueryAsync(db => db.Events.CountAsync());

        var fault = await Assert.ThrowsAsync<BadImportFileException>(() => ImportTextAsync(text));

        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Dashboard.QueryAsync(db => db.Events.CountAsync()));
        Assert.False(File.Exists(RejectedPath));
    }

    [Fact]
    public async Task Import_NoSuchFile_SaysSo() =>
        await Assert.ThrowsAsync<BadImportFileException>(() => ImportFileAsync("/nowhere/file.csv"));

    [Fact]
    public async Task Import_ByStaff_IsRefused()
    {
        var importer = Dashboard.Services.GetRequiredService<IImporter>();
        var request = new ImportRequest(Write(Header + "\n600061,A61,LAMP,1,2011-01-01,1,60061,France\n"), RejectedPath, Actors.Staff);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => importer.ImportAsync(request, progress: null, Token));
    }

    [Fact]
    public async Task ImportOrder_ByStaff_IsRefused()
    {
        var command = new ImportOrder(Guid.NewGuid(), "1", Guid.NewGuid(), [new(Guid.NewGuid(), 1, 1)], DateTimeOffset.UnixEpoch, IsCancelled: false);

        Assert.Equal(RefusalKind.Forbidden, (await Dashboard.SendAsync(command, Actors.Staff)).Refusal?.Kind);
    }

    [Fact]
    public async Task ImportOrder_Malformed_SaysAllFaults()
    {
        var command = new ImportOrder(Guid.Empty, "", Guid.Empty, [new(Guid.NewGuid(), 0)], DateTimeOffset.UnixEpoch, IsCancelled: false);

        var refusal = (await Dashboard.SendAsync(command, Actors.Operator)).Refusal;

        Assert.Equal(["CustomerId", "Invoice", "Items[0].Price", "Items[0].Quantity", "OrderId"], refusal!.Faults.Select(fault => fault.Field).Order());
    }

    [Fact]
    public async Task ImportProduct_WithFieldsAtFault_SaysAll()
    {
        var command = new ImportProduct(Guid.NewGuid(), new ProductFields(""), 0, DateTimeOffset.UnixEpoch);

        Assert.Equal(["Name", "Price"], (await Dashboard.SendAsync(command, Actors.Operator)).Refusal!.Faults.Select(fault => fault.Field).Order());
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : ImportFileTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : ImportFileTests(database), IClassFixture<SqlServerDatabase>;
}
