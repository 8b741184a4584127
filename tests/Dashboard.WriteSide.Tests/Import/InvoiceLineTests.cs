using Dashboard.WriteSide.Import;

namespace Dashboard.WriteSide.Tests.Import;

public sealed class InvoiceLineTests
{
    private static readonly InvoiceColumns Columns = InvoiceColumns.Find(
        ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country", "Category"]);

    private static readonly string[] Good = ["536365", "85123A", " LAMP ", "6", "2010-12-01 08:26:00", "2.55", "17850.0", "United Kingdom", ""];

    [Fact]
    public void Read_GoodLine_TakesAllFields()
    {
        var (line, reason) = Read();

        Assert.Null(reason);
        Assert.Equal(
            new InvoiceLine { Invoice = "536365", StockCode = "85123A", Description = "LAMP", Quantity = 6, Date = new DateTime(2010, 12, 1, 8, 26, 0), Price = 2.55m, Customer = "17850", Country = "United Kingdom" },
            line);
    }

    [Theory]
    [InlineData(0, "", "no invoice number")]
    [InlineData(0, "123456789012345678901234567890123456789012345678901", "invoice number has more than 50 characters")]
    [InlineData(0, "53\u000065", "invoice number holds a character that cannot be stored")]
    [InlineData(1, " ", "no stock code")]
    [InlineData(3, "0", "quantity must be at least 1")]
    [InlineData(3, "-3", "quantity must be at least 1")]
    [InlineData(3, "1000001", "quantity must be at most 1000000")]
    [InlineData(3, "1.5", "quantity cannot be read")]
    [InlineData(3, "six", "quantity cannot be read")]
    [InlineData(3, "2147483648", "quantity cannot be read")]
    [InlineData(4, "", "date cannot be read (it is written 2011-10-06 16:20:00)")]
    [InlineData(4, "2010-13-01 08:26:00", "date cannot be read (it is written 2011-10-06 16:20:00)")]
    [InlineData(4, "0001-01-01 00:00:00", "date lies outside the years 1900 to 2200")]
    [InlineData(5, "0", "price must be greater than 0")]
    [InlineData(5, "-1.25", "price must be greater than 0")]
    [InlineData(5, "1,25", "price cannot be read")]
    [InlineData(5, "1.23456", "price can have at most 4 decimal places")]
    [InlineData(5, "100000001", "price must be at most 100000000")]
    [InlineData(6, "", "no customer")]
    [InlineData(6, "Ana", "customer cannot be read")]
    [InlineData(6, "17850.5", "customer cannot be read")]
    [InlineData(6, "-4", "customer cannot be read")]
    public void Read_OneFieldAtFault_SaysWhy(int field, string text, string reason)
    {
        var (line, said) = Read((field, text));

        Assert.Null(line);
        Assert.Equal(reason, said);
    }

    [Fact]
    public void Read_SeveralFaults_SaysAll() =>
        Assert.Equal("no customer; quantity must be at least 1; price must be greater than 0", Read((3, "0"), (5, "0"), (6, "")).Reason);

    [Theory]
    [InlineData("-2147483647", "quantity must be at most 1000000")]
    [InlineData("-2147483648", "quantity cannot be read")]
    public void Read_TheLowestNumbersOnACancelledInvoice_SaysWhy(string quantity, string why) =>
        Assert.Equal(why, Read((0, "C536365"), (3, quantity)).Reason);

    [Fact]
    public void Read_TooLargeAnAmount_SaysWhy() =>
        Assert.Equal("quantity × price is more than 100000000000", Read((3, "1000000"), (5, "1000000")).Reason);

    [Fact]
    public void Read_FieldsMissing_SaysHowMany() =>
        Assert.Equal("the line has 2 fields instead of 9", InvoiceLine.Read(new FileLine(2, ["536365", "85123A"], QuotesAreBroken: false, IsUtf8: true), Columns).Reason);

    [Fact]
    public void Read_BrokenQuotes_SaysSo() =>
        Assert.Equal("a quote is not closed or out of place", InvoiceLine.Read(new FileLine(2, Good, QuotesAreBroken: true, IsUtf8: true), Columns).Reason);

    [Theory]
    [InlineData("-6", 6)]
    [InlineData("6", 6)]
    public void Read_Cancellation_MakesQuantityPositive(string quantity, int pieces)
    {
        var (line, _) = Read((0, "c536379"), (3, quantity));

        Assert.Equal(("C536379", true, pieces), (line!.Invoice, line.IsCancelled, line.Quantity));
    }

    [Theory]
    [InlineData("2.5")]
    [InlineData("2.5000")]
    [InlineData("+2.50")]
    public void Read_PriceWithZerosAtItsEnd_IsTheSame(string price) =>
        Assert.Equal("2.5", Read((5, price)).Line!.Price.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Read_UnderAnotherCulture_ReadsTheSame()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(2.55m, Read().Line!.Price);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static (InvoiceLine? Line, string? Reason) Read(params (int Field, string Text)[] with)
    {
        var fields = (string[])Good.Clone();
        foreach (var (field, text) in with)
        {
            fields[field] = text;
        }

        return InvoiceLine.Read(new FileLine(2, fields, QuotesAreBroken: false, IsUtf8: true), Columns);
    }
}
