using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

/// <summary>Addresses, and when a page is done with its first work.</summary>
internal static class Places
{
    /// <summary>Puts the ids of things that are there into an address.</summary>
    public static string Fill(string path, TestShop shop) => path
        .Replace("{customer}", shop.Customer)
        .Replace("{product}", shop.Product)
        .Replace("{order}", shop.Order)
        .Replace("{draft}", shop.Draft)
        .Replace("{subscription}", shop.Subscription)
        .Replace("{member}", shop.Member);

    /// <summary>Waits until nothing is loading any more.</summary>
    public static async Task SettledAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
    }
}
